package org.jiezhen.emergency;

import java.time.Instant;
import java.util.UUID;
import org.jiezhen.emergency.EmergencySheets.Opening;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Browsers tell what was done with emergency sheets while they had no contact: away/contact.js. */
@RestController
class EmergencyController {

    /** As a browser says it: times in milliseconds since 1970. */
    record Said(UUID id, EmergencySheets.What what, UUID whose, long at, long asOf) {}

    private final EmergencySheets sheets;

    EmergencyController(EmergencySheets sheets) {
        this.sheets = sheets;
    }

    @PostMapping("/" + EmergencySheets.TOLD_AT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void tell(@RequestBody Said said) {
        sheets.tell(new Opening(
                said.id,
                said.what,
                new StaffId(said.whose),
                Instant.ofEpochMilli(said.at),
                Instant.ofEpochMilli(said.asOf)));
    }

    /** What cannot have been is not told again. */
    @ExceptionHandler(Refusal.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    void refused() {
        // The status says it.
    }
}
