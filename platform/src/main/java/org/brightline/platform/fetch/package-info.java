/** What lies at an address that a stranger names, fetched without entering the operator's network. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "base")
package org.brightline.platform.fetch;
