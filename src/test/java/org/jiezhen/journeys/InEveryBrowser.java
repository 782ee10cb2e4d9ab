package org.jiezhen.journeys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.junit.jupiter.params.support.ParameterInfo;

/**
 * Journeys that can be made in one browser after the other: all of them in Chromium, in Firefox those that show an element
 * at work there, or all. Where the machine has no Firefox, they are skipped there.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@ArgumentsSource(InEveryBrowser.Kinds.class)
@ExtendWith(InEveryBrowser.IfItIsHere.class)
@Tag(Browsers.EITHER)
@interface InEveryBrowser {

    /** Both, unless a suite has one browser's journeys made. */
    class Kinds implements ArgumentsProvider {

        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            var only = context.getConfigurationParameter(Browsers.ONLY);
            return Arrays.stream(Browsers.Kind.values())
                    .filter(kind -> only.isEmpty() || only.get().equals(kind.name()))
                    .map(Arguments::of);
        }
    }

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
