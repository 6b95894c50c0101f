/**
 * Zod without its fast path, which compiles code from text: the page's content security policy
 * forbids that, and even the attempt is reported as a violation.
 */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
