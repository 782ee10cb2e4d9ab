package org.jiezhen.journeys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.support.ParameterInfo;

/**
 * Journeys that can be made in one browser after the other: all of them in Chromium, in Firefox those that show an element
 * at work there, or all. Where the machine has no Firefox, they are skipped there.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@EnumSource(Browsers.Kind.class)
@ExtendWith(InEveryBrowser.IfItIsHere.class)
@interface InEveryBrowser {

    /** Each journey that is not made says so, and why. */
    class IfItIsHere implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            var parameters = ParameterInfo.get(context);
            if (context.getTestMethod().isEmpty()
                    || parameters == null
                    || !(parameters.getArguments().get(0) instanceof Browsers.Kind kind)
                    || kind == Browsers.Kind.CHROMIUM) {
                return ConditionEvaluationResult.enabled("");
            }
            var journey = context.getRequiredTestMethod();
            if (journey.isAnnotationPresent(InChromium.class)) {
                return ConditionEvaluationResult.disabled("it reads frames: made in Chromium alone");
            }
            if (!journey.isAnnotationPresent(InFirefoxToo.class) && !Boolean.getBoolean("portal.firefox.all")) {
                return ConditionEvaluationResult.disabled("made in Firefox when all are asked for");
            }
            return BrowserProcess.isHere(kind)
                    ? ConditionEvaluationResult.enabled("")
                    : ConditionEvaluationResult.disabled("there is no %s here".formatted(kind));
        }
    }
}
