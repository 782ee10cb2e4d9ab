package org.jiezhen;

import org.jiezhen.journeys.Browsers;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * What is done in Chromium, on one running portal, in one JVM: neither is started again. Without the walks with axe, which
 * {@link AllJourneysInFirefox} has, so that both take about as long; and without what kills portals of its own.
 */
@Suite
@SelectPackages("org.jiezhen.journeys")
@IncludeClassNamePatterns(".*JourneyTest")
@ExcludeTags(Browsers.AXE)
@ConfigurationParameter(key = Browsers.ONLY, value = "CHROMIUM")
class AllJourneysInChromium {}
