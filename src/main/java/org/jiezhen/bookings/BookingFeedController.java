package org.jiezhen.bookings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.jiezhen.services.ApiBody;
import org.jiezhen.services.ApiController;
import org.jiezhen.services.ApiRefusal;
import org.jiezhen.shared.Permission;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The booking system's door: one booking an address, by its number. */
@ApiController
@Tag(name = Permission.BOOKINGS_FEED, description = "What the booking system says of bookings, by their number.")
@RequestMapping("/api/bookings/{number}")
class BookingFeedController {

    // A booking with every field at its longest has less than 8 KiB.
    private static final int MOST_BYTES = 64 << 10;

    private final BookingFeed feed;
    private final BookingRulesToday rules;

    BookingFeedController(BookingFeed feed, BookingRulesToday rules) {
        this.feed = feed;
        this.rules = rules;
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
        var now = rules.get();
        var sent = BookingBody.read(booking, ApiBody.read(request, MOST_BYTES, BookingBody.FIELDS), now);
        var fresh = feed.put(sent);
        var answer = fresh ? ResponseEntity.created(URI.create("/api/bookings/" + booking)) : ResponseEntity.ok();
        return answer.cacheControl(CacheControl.noStore()).body(sent.said().answered(now.channels()));
    }

    @Operation(operationId = "getBooking", summary = "Read what was last said of a booking, and nothing else")
    @ApiResponse(responseCode = "200", description = "As it was last said")
    @ApiResponse(responseCode = "404", description = "Nothing was ever said of it")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Sent.Said> get(@PathVariable String number) {
        return feed.get(number(number))
                .map(said -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(said.answered(rules.get().channels())))
                .orElseThrow(() -> new ApiRefusal(HttpStatus.NOT_FOUND, "refusal.booking.unknown"));
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
            throw new ApiRefusal(HttpStatus.NOT_FOUND, "refusal.booking.unknown");
        }
        return ResponseEntity.noContent().build();
    }

    private static String number(String typed) {
        return BookingTexts.number("number", typed);
    }
}
