package org.jiezhen.bookings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The booking system's door: one booking an address, by its number. */
@RestController
@RequestMapping("/api/bookings/{number}")
class BookingFeedController {

    private static final Logger LOG = LoggerFactory.getLogger(BookingFeedController.class);
    // A booking with every field at its longest has less than 8 KiB.
    private static final int MOST_BYTES = 64 << 10;

    private final BookingFeed feed;
    private final BookingRulesToday rules;
    private final JsonMapper strict = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    BookingFeedController(BookingFeed feed, BookingRulesToday rules) {
        this.feed = feed;
        this.rules = rules;
    }

    /** The request as a whole is not what this address takes. */
    static final class Unfit extends Refusal {
        final HttpStatus status;
        final transient List<BookingBody.Wrong> wrong;

        Unfit(HttpStatus status, String key, List<BookingBody.Wrong> wrong) {
            super(key);
            this.status = status;
            this.wrong = wrong;
        }
    }

    @Operation(
            operationId = "putBooking",
            summary = "Say what a booking is",
            description = "Idempotent by number: said again, it changes nothing.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = BookingBody.Described.class))))
    @ApiResponse(responseCode = "201", description = "The booking is new")
    @ApiResponse(responseCode = "200", description = "The booking was known")
    @ApiResponse(responseCode = "409", description = "The customer has arrived, or the number was taken by hand")
    @ApiResponse(responseCode = "422", description = "A field cannot be right; the answer names it")
    @PutMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Sent.Said> put(@PathVariable String number, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        var booking = number(number);
        var read = BookingBody.read(booking, body(request), rules.get());
        var sent = read.sent();
        if (sent == null) {
            throw new Unfit(HttpStatus.UNPROCESSABLE_CONTENT, "refusal.feed.fields", read.wrong());
        }
        var fresh = feed.put(sent);
        var answer = fresh ? ResponseEntity.created(URI.create("/api/bookings/" + booking)) : ResponseEntity.ok();
        return answer.cacheControl(CacheControl.noStore()).body(sent.said());
    }

    @Operation(operationId = "getBooking", summary = "Read what was last said of a booking, and nothing else")
    @ApiResponse(responseCode = "200", description = "As it was last said")
    @ApiResponse(responseCode = "404", description = "Nothing was ever said of it")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Sent.Said> get(@PathVariable String number) {
        return feed.get(number(number))
                .map(said ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(said))
                .orElseThrow(() -> new Unfit(HttpStatus.NOT_FOUND, "refusal.booking.unknown", List.of()));
    }

    @Operation(
            operationId = "cancelBooking",
            summary = "Cancel a booking",
            description = "Idempotent: said again, it changes nothing.")
    @ApiResponse(responseCode = "204", description = "It is cancelled")
    @ApiResponse(responseCode = "404", description = "Nothing was ever said of it")
    @ApiResponse(responseCode = "409", description = "The customer has arrived")
    @DeleteMapping
    ResponseEntity<Void> cancel(@PathVariable String number) {
        if (!feed.cancel(number(number))) {
            throw new Unfit(HttpStatus.NOT_FOUND, "refusal.booking.unknown", List.of());
        }
        return ResponseEntity.noContent().build();
    }

    private static String number(String typed) {
        try {
            return BookingTexts.number("number", typed);
        } catch (InvalidInput e) {
            throw new Unfit(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "refusal.feed.fields",
                    List.of(new BookingBody.Wrong("number", e)));
        }
    }

    private JsonNode body(HttpServletRequest request) throws IOException {
        if (!isJson(request.getContentType())) {
            throw new Unfit(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "refusal.feed.json", List.of());
        }
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw new Unfit(HttpStatus.CONTENT_TOO_LARGE, "refusal.feed.tooLarge", List.of());
        }
        var bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Unfit(HttpStatus.CONTENT_TOO_LARGE, "refusal.feed.tooLarge", List.of());
        }
        try {
            var body = strict.readTree(bytes);
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JacksonException e) {
            // What it says repeats what was sent.
        }
        throw new Unfit(HttpStatus.BAD_REQUEST, "refusal.feed.json", List.of());
    }

    private static boolean isJson(@Nullable String type) {
        try {
            return type != null && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(type));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> unfit(Unfit e) {
        return problem(ApiProblem.of(e.status, e, e.wrong));
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> conflict(BookingFeed.Conflict e) {
        return problem(ApiProblem.of(HttpStatus.CONFLICT, e));
    }

    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void notPermitted(RuntimeException e) {
        throw e; // the filters answer
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ApiProblem> offline(RuntimeException e) {
        LOG.warn(
                "What the booking system sent could not be kept: {}",
                e.getClass().getName());
        return problem(ApiProblem.of(HttpStatus.SERVICE_UNAVAILABLE, new Refusal("refusal.feed.offline")));
    }

    private static ResponseEntity<ApiProblem> problem(ApiProblem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .cacheControl(CacheControl.noStore())
                .body(problem);
    }
}
