/** Opens the notebooks in JupyterLab or Jupyter Notebook; where there is neither, says how to. */
import { spawnSync } from 'node:child_process';
import { findJupyter, jupyterEnvironment } from './jupyter.ts';

const env = jupyterEnvironment();
const found = findJupyter('lab') ?? findJupyter('notebook');
if (found) {
  const [command, ...words] = found;
  process.exitCode = spawnSync(command, [...words, 'notebooks'], { env, stdio: 'inherit' }).status ?? 1;
} else {
  console.log(`There is no JupyterLab and no Jupyter Notebook here. Any of these shows the notebooks:

  VS Code     open a file of notebooks/ with the Jupyter extension; for running it choose the kernel "Deno"
              (run npx deno jupyter --install once)
  JupyterLab  pip install jupyterlab, then npm run notebook again
  reading     any viewer of .ipynb files: their outputs are committed, charts as pictures too`);
}
