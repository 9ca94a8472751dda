/** What we did and why, never what was said: an append-only Merkle log (RFC 6962) of every act. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"base"})
package org.brightline.platform.journal;
