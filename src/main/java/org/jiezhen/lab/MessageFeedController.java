package org.jiezhen.lab;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jiezhen.services.ApiController;
import org.jiezhen.services.ApiRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;

/** The door of the laboratory's instruments: one message a request, answered as HL7 answers. */
@ApiController
@Tag(name = LabPermission.FEED, description = "Results of the laboratory's instruments: HL7 v2, ORU^R01.")
class MessageFeedController {

    private static final String HL7 = "application/hl7-v2";
    private static final MediaType TYPE = MediaType.parseMediaType(HL7);

    private final MessageFeed feed;

    MessageFeedController(MessageFeed feed) {
        this.feed = feed;
    }

    @Operation(
            operationId = "postResults",
            summary = "Send results",
            description =
                    "One ORU^R01, 2.3.1 to 2.5.1, in the encoding of its MSH-18. Idempotent by MSH-10 and content: sent"
                            + " again, it changes nothing and is answered as before.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = HL7, schema = @Schema(type = "string"))))
    @ApiResponse(responseCode = "200", description = "AA: all of it is taken")
    @ApiResponse(
            responseCode = "422",
            description = "AE: what is not taken is said line by line, in ERR; the rest is taken")
    @ApiResponse(responseCode = "400", description = "AR: it cannot be read, or is no ORU")
    @PostMapping(value = "/api/lab/results", produces = HL7)
    ResponseEntity<byte[]> post(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
        if (!isHl7(request.getContentType())) {
            throw new ApiRefusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "refusal.message.type");
        }
        if (request.getContentLengthLong() > Hl7Messages.MOST_BYTES) {
            throw new ApiRefusal(HttpStatus.CONTENT_TOO_LARGE, "refusal.feed.tooLarge");
        }
        var bytes = request.getInputStream().readNBytes(Hl7Messages.MOST_BYTES + 1);
        if (bytes.length > Hl7Messages.MOST_BYTES) {
            throw new ApiRefusal(HttpStatus.CONTENT_TOO_LARGE, "refusal.feed.tooLarge");
        }
        var messages = Hl7Messages.apart(bytes);
        if (messages.size() != 1) {
            throw new ApiRefusal(HttpStatus.UNPROCESSABLE_CONTENT, "refusal.message.one");
        }
        var answer = feed.receive(messages.getFirst());
        return ResponseEntity.status(
                        switch (answer.code()) {
                            case AA -> HttpStatus.OK;
                            case AE -> HttpStatus.UNPROCESSABLE_CONTENT;
                            case AR -> HttpStatus.BAD_REQUEST;
                        })
                .contentType(TYPE)
                .cacheControl(CacheControl.noStore())
                .body(answer.text());
    }

    private static boolean isHl7(@Nullable String type) {
        try {
            return type != null && TYPE.isCompatibleWith(MediaType.parseMediaType(type));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
