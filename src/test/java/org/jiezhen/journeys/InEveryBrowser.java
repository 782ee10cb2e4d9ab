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

/** Journeys that are made in one browser after the other. Where the machine has no Firefox, they are skipped there. */
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
            var alone = context.getRequiredTestMethod().getAnnotation(InChromium.class);
            if (alone != null && alone.value().holds()) {
                return ConditionEvaluationResult.disabled("made in Chromium alone: " + alone.value());
            }
            return BrowserProcess.isHere(kind)
                    ? ConditionEvaluationResult.enabled("")
                    : ConditionEvaluationResult.disabled("there is no %s here".formatted(kind));
        }
    }
}
