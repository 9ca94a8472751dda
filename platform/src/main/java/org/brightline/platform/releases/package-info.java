/** Where the line is: the published release of the policy that is in force. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"base", "journal", "access"})
package org.brightline.platform.releases;
