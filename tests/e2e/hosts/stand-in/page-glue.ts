/**
 * The renderer's half of the stand-in: what a page gets before its own scripts run. The built
 * preload is evaluated with a double of `contextBridge` and `ipcRenderer`. As in Electron, only the
 * top frame gets it; every other frame loses even the binding.
 */
import { decode, encode } from './codec.ts';

/** The name of the Playwright binding; the glue removes it from `window` at once. */
export const wireName = '__loopwiseStandInWire';

/** The registered symbol under which the host finds the function that delivers a notice. */
export const receiverName = 'loopwise.stand-in.receiver';

/** The init script for a preload. */
export function glueFor(preloadSource: string): string {
  return `(() => {
    const wire = window[${JSON.stringify(wireName)}];
    delete window[${JSON.stringify(wireName)}];
    if (window !== window.top) return;
    const encode = ${encode.toString()};
    const decode = ${decode.toString()};
    const listeners = new Map();
    const ipcRenderer = {
      invoke: async (channel, ...values) => {
        const answer = JSON.parse(await wire(channel, encode(values)));
        if (answer.error !== undefined) {
          throw new Error("Error invoking remote method '" + channel + "': " + answer.error);
        }
        return decode(answer.value);
      },
      on: (channel, listener) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
        return ipcRenderer;
      },
      off: (channel, listener) => {
        listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener));
        return ipcRenderer;
      },
    };
    Object.defineProperty(window, Symbol.for(${JSON.stringify(receiverName)}), {
      value: (channel, text) => {
        for (const listener of listeners.get(channel) ?? []) listener({}, decode(text));
      },
    });
    // Everything that crosses Electron's bridge is copied; functions become proxies.
    const cross = (value) => {
      if (typeof value === 'function') {
        return (...values) => {
          const answer = value(...values.map(cross));
          return answer instanceof Promise ? answer.then(cross) : cross(answer);
        };
      }
      return structuredClone(value);
    };
    const contextBridge = {
      exposeInMainWorld: (name, api) => {
        const copy = Object.fromEntries(Object.entries(api).map(([key, one]) => [key, cross(one)]));
        Object.defineProperty(window, name, { value: Object.freeze(copy), enumerable: true });
      },
    };
    const require = (name) => {
      if (name === 'electron') return { contextBridge, ipcRenderer };
      throw new Error('A sandboxed preload cannot require ' + name);
    };
    const module = { exports: {} };
    (function (require, module, exports) {
${preloadSource}
    })(require, module, module.exports);
  })();`;
}
