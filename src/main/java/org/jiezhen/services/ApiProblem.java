package org.jiezhen.services;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Languages;
import org.jiezhen.shell.Sentences;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer to a program whose request was not carried out (RFC 9457). It never repeats a value that was sent.
 *
 * @param errors which fields, and why; empty when it is not about a field
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ApiProblem(String type, String title, int status, String code, String detail, List<FieldError> errors) {

    static final String MEDIA_TYPE = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    /** A field that cannot be right: a code for the program, a sentence for whoever reads its log. */
    record FieldError(String field, String code, String detail) {}

    static ApiProblem of(HttpStatus status, Refusal why) {
        return of(status, why, List.of());
    }

    static ApiProblem of(HttpStatus status, Refusal why, List<WrongField> wrong) {
        return new ApiProblem(
                "about:blank",
                status.getReasonPhrase(),
                status.value(),
                code(why),
                sentence(why),
                wrong.stream()
                        .map(one -> new FieldError(one.field(), code(one.why()), sentence(one.why())))
                        .toList());
    }

    void send(HttpServletResponse response, JsonMapper json) throws IOException {
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
    }

    private static String code(Refusal why) {
        return why.key().replaceFirst("^refusal\\.", "");
    }

    private static String sentence(Refusal why) {
        return Sentences.of(why, Languages.ENGLISH);
    }
}
