/** Harbour, a small invented social site: a client of the public API only, as any platform would be. */
package org.brightline.harbour;
