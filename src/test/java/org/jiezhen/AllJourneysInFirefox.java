package org.jiezhen;

import org.jiezhen.journeys.Browsers;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What is done in Firefox, on another portal; and the walks with axe. */
@Suite
@SelectPackages("org.jiezhen.journeys")
@IncludeClassNamePatterns(".*JourneyTest")
@IncludeTags({Browsers.EITHER, Browsers.AXE})
@ConfigurationParameter(key = Browsers.ONLY, value = "FIREFOX")
class AllJourneysInFirefox {}
