/** Who may do what: people, roles, API keys and the platforms that they speak for. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"base", "journal"})
package org.brightline.platform.access;
