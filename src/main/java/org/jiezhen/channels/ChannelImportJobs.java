package org.jiezhen.channels;

import org.jiezhen.channels.ChannelImport.Said;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tables.ImportJobs;
import org.jiezhen.tables.RowByRow.Counts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** Imports of channels that are under way. */
@Component
public class ChannelImportJobs extends ImportJobs<Said, Counts> {

    ChannelImportJobs(
            ChannelImport imports, CurrentStaff staff, ObjectProvider<SecurityContextHolderStrategy> contexts) {
        super(imports, staff, contexts);
    }
}
