/**
 * Zod for all rooms, without its JIT, which compiles code from text. The page's Content Security Policy
 * forbids that and reports even the attempt as a violation. A direct import of Zod could build a schema
 * before this line has run.
 */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
