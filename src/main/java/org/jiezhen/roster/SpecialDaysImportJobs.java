package org.jiezhen.roster;

import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tables.ImportJobs;
import org.jiezhen.tables.RowByRow.Counts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** Imports of public holidays that are under way. */
@Component
public class SpecialDaysImportJobs extends ImportJobs<SpecialDay, Counts> {

    SpecialDaysImportJobs(
            SpecialDaysImport imports, CurrentStaff staff, ObjectProvider<SecurityContextHolderStrategy> contexts) {
        super(imports, staff, contexts);
    }
}
