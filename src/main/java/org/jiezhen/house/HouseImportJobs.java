package org.jiezhen.house;

import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tables.ImportJobs;
import org.jiezhen.tables.RowByRow.Counts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** Imports of houses that are under way. */
@Component
public class HouseImportJobs extends ImportJobs<HouseLine, Counts> {

    HouseImportJobs(HouseImport imports, CurrentStaff staff, ObjectProvider<SecurityContextHolderStrategy> contexts) {
        super(imports, staff, contexts);
    }
}
