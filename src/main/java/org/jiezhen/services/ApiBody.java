package org.jiezhen.services;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON object that another program sent, read strictly and field by field. Every field that cannot be right is
 * noted, so that the answer names all of them at once.
 */
public final class ApiBody {

    private static final int MOST_UNKNOWN = 10;
    private static final int LONGEST_NAME = 40;

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode body;
    private final List<WrongField> wrong = new ArrayList<>();

    private ApiBody(JsonNode body, Set<String> fields) {
        this.body = body;
        body.propertyNames().stream()
                .filter(name -> !fields.contains(name))
                .limit(MOST_UNKNOWN)
                .forEach(name -> wrong(cut(name), new Refusal("refusal.feed.unknownField")));
    }

    /**
     * Reads the body of a request.
     *
     * @param mostBytes how large it can be with every field at its longest
     * @param fields those that it may have
     * @throws ApiRefusal when it is no such JSON object at all
     */
    public static ApiBody read(HttpServletRequest request, int mostBytes, Set<String> fields) throws IOException {
        if (!isJson(request.getContentType())) {
            throw new ApiRefusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "refusal.feed.json");
        }
        if (request.getContentLengthLong() > mostBytes) {
            throw new ApiRefusal(HttpStatus.CONTENT_TOO_LARGE, "refusal.feed.tooLarge");
        }
        var bytes = request.getInputStream().readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
            throw new ApiRefusal(HttpStatus.CONTENT_TOO_LARGE, "refusal.feed.tooLarge");
        }
        try {
            var body = STRICT.readTree(bytes);
            if (body != null && body.isObject()) {
                return new ApiBody(body, fields);
            }
        } catch (JacksonException e) {
            // What it says repeats what was sent.
        }
        throw new ApiRefusal(HttpStatus.BAD_REQUEST, "refusal.feed.json");
    }

    /**
     * What a field of text says.
     *
     * @param reading is given null when the field is not there
     * @return null when it says nothing, or something that cannot be right, which is then noted
     */
    public <T> @Nullable T text(String field, Function<@Nullable String, @Nullable T> reading) {
        try {
            var value = body.get(field);
            if (value == null || value.isNull()) {
                return reading.apply(null);
            }
            if (!value.isString()) {
                throw new Refusal("refusal.feed.text");
            }
            return reading.apply(value.stringValue());
        } catch (Refusal why) {
            wrong(field, why);
            return null;
        }
    }

    /** What a field says that is true or false; null when it says nothing, or something else, which is then noted. */
    public @Nullable Boolean flag(String field) {
        var value = body.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isBoolean()) {
            wrong(field, new Refusal("refusal.feed.boolean"));
            return null;
        }
        return value.booleanValue();
    }

    /** Notes that a field cannot be right. */
    public void wrong(String field, Refusal why) {
        wrong.add(new WrongField(field, why));
    }

    /** Whether nothing wrong was noted. */
    public boolean isRight() {
        return wrong.isEmpty();
    }

    /** The refusal that names everything that was noted. */
    public ApiRefusal refusal() {
        return new ApiRefusal(wrong);
    }

    private static boolean isJson(@Nullable String type) {
        try {
            return type != null && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(type));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String cut(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
