import { type NameParam, namedCategories, nameOf, nameParams } from '../categories.ts';
import type { Families } from '../families.ts';
import { chosenOpacity, legendChoice, zoomAndPan } from '../interaction.ts';
import { PALETTES } from '../palette.ts';
import type { Encodings, MarkDef, Params, Transform } from '../specTypes.ts';

/** Rows of models leave out a family that is its own group. */
const FAMILY_OF_GROUP: Transform = { calculate: `datum.family || ${nameOf('group')}`, as: 'family' };

type Tooltip = Extract<NonNullable<Encodings['tooltip']>, readonly unknown[]>;

/** All but the position of a layer of models. */
export interface ModelMarks {
  readonly params: Params;
  readonly transform: Transform[];
  readonly mark: MarkDef;
  readonly encoding: Encodings;
}

/**
 * How models are drawn everywhere: by family where families are named, with a tooltip that names the model, a legend
 * that isolates a family, zoom and pan.
 *
 * @param more what a tooltip tells beside names and accuracies
 */
export function modelMarks(families: Families, more: Tooltip = []): ModelMarks {
  const named = families.groups.length > 0;
  const { title, scale } = families;
  const group = namedCategories('group', families.groups, title);
  const titled = title === 'family' ? {} : { title };
  return {
    params: named ? [...legendChoice('group'), ...zoomAndPan()] : zoomAndPan(),
    transform: named ? [FAMILY_OF_GROUP] : [],
    mark: { type: 'point', style: named ? 'model' : 'onlyFamily', filled: true, clip: true, aria: false },
    encoding: {
      ...(named ? { fill: group, shape: group, opacity: chosenOpacity() } : { opacity: { value: 0.75 } }),
      ...(scale ? { fill: valueColour(scale, title) } : {}),
      tooltip: [
        { field: 'model', type: 'nominal' },
        ...(named ? [{ field: 'family', type: 'nominal' as const, ...titled }] : []),
        ...(scale ? [{ field: 'value', type: 'quantitative' as const, ...titled, format: '.4~s' }] : []),
        { field: 'upstream', type: 'quantitative', title: 'upstream accuracy', format: '.2%' },
        { field: 'downstream', type: 'quantitative', title: 'downstream accuracy', format: '.2%' },
        ...more,
      ],
    },
  };
}

/** Colour by a number; a model without one is grey. */
function valueColour(scale: NonNullable<Families['scale']>, title: string): Encodings['fill'] {
  return {
    condition: {
      test: 'isValid(datum.value)',
      field: 'value',
      type: 'quantitative',
      scale: scale === 'log' ? { type: 'log' } : { zero: false },
      legend: { title, format: '~s' },
    },
    value: PALETTES.light.rest,
  };
}

/** The names of the families, which a spec with `modelMarks` needs among its own parameters. */
export function familyParams({ groups }: Families): { readonly params?: readonly NameParam[] } {
  return groups.length === 0 ? {} : { params: nameParams('group', groups) };
}
