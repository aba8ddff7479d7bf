import { Comment, CommentTag, Converter, ReflectionKind } from 'typedoc';

/** What a room's exports are called in the reference. */
const CATEGORIES = {
  base: 'Basics',
  results: 'Tables',
  curves: 'Laws and curves',
  fits: 'Answers',
  documents: 'Answers as JSON and CSV',
  statistics: 'Basics',
  questions: 'Questions',
  figures: 'Figures',
  report: 'Report',
  probes: 'Probes',
};

/** A plugin of TypeDoc: every export stands in the category of the room that it comes from, without a tag in its comment. */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const reflection of project.getReflectionsByKind(ReflectionKind.SomeExport)) {
      if (!reflection.parent?.kindOf(ReflectionKind.SomeModule)) continue;
      const file = project.getSymbolIdFromReflection(reflection)?.fileName.replaceAll('\\', '/');
      const category = CATEGORIES[/\/src\/([^/]+)\//.exec(file ?? '')?.[1]];
      if (!category) continue;
      const tag = new CommentTag('@category', [{ kind: 'text', text: category }]);
      const documented = reflection.signatures ?? [reflection];
      for (const target of documented) {
        target.comment ??= new Comment();
        target.comment.blockTags.push(tag);
      }
    }
  });
}
