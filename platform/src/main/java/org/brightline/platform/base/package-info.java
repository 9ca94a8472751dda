/** The words that all rooms share: who acts, what is refused and how a setting is named. */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package org.brightline.platform.base;
