/** The page's one Trusted Types policy: scripts of workers come from this server's own folder, and from nowhere else. */

const OWN = /^\/static\/(v-\w+\/)?(bundle\/)?js\/[\w/]+\.js$/;

/** @param {string} path @returns {string} the path itself; throws for any other */
function own(path) {
  if (!OWN.test(path)) throw new TypeError(`${path} is no script of this server`);
  return path;
}

/** @type {{createScriptURL: (path: string) => string}} */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("gradwalk", {createScriptURL: own}) ?? {createScriptURL: own};

/**
 * The URL of a worker's script as `new Worker` takes it.
 * @param {string} path from this folder
 * @returns {string}
 */
export const workerURL = (path) => policy.createScriptURL(new URL(path, import.meta.url).pathname);
