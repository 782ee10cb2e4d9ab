/** For what doctors are filed (主诊医师备案): under which category, up to which level, from when to when; and who lacks what for an item. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"acts", "journal", "live", "prices", "shared", "shell", "staff"})
@org.jspecify.annotations.NullMarked
package org.jiezhen.filings;
