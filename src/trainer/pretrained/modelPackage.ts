import { InputError } from '../../base/inputError.ts';
import { packageVersion } from '../../files/installedPackage.ts';

/**
 * A package of tfjs' that loads saved models. Plateau does not bring it: 25 to 31 MB that only `plateau probe --model`
 * needs.
 *
 * @param kind of model, for the message
 * @param load imports the package
 * @throws InputError that names the package where it is not installed
 */
export async function modelPackage<Package>(
  name: string,
  kind: string,
  file: string,
  load: () => Promise<Package>,
): Promise<Package> {
  try {
    return await load();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // The second is Jest's.
    const absent = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
    throw new InputError(
      absent
        ? `is a ${kind}, which needs ${name}, and that is not installed`
        : `is a ${kind}, which needs ${name}, and that does not load: ${message}`,
      { file },
      `run npm install ${name}@${packageVersion('@tensorflow/tfjs-core')}${absent ? '' : ' again'}`,
    );
  }
}
