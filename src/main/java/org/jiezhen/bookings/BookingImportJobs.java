package org.jiezhen.bookings;

import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tables.ImportJobs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** Imports of bookings that are under way. */
@Component
public class BookingImportJobs extends ImportJobs<Sent, BookingImport.Counts> {

    BookingImportJobs(
            BookingImport imports, CurrentStaff staff, ObjectProvider<SecurityContextHolderStrategy> contexts) {
        super(imports, staff, contexts);
    }
}
