// danfojs-node asks for tfjs-node 3, whose native part is not to be had everywhere. It gets the native package that
// is installed beside Plateau where that loads, and the pure-JavaScript build everywhere else.
const { existsSync, realpathSync } = require('node:fs');
const { join } = require('node:path');

const here = realpathSync(__dirname);

function nativePackage() {
  for (const folder of require.resolve.paths('@tensorflow/tfjs-node') ?? []) {
    const candidate = join(folder, '@tensorflow', 'tfjs-node');
    if (!existsSync(candidate) || realpathSync(candidate) === here) continue;
    try {
      return require(candidate);
    } catch {
      // Installed, but its native part is missing or does not load.
    }
  }
  return undefined;
}

module.exports = nativePackage() ?? require('@tensorflow/tfjs');
