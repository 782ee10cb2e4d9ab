package org.jiezhen.simulation.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.jiezhen.shell.FrameNote;
import org.jiezhen.simulation.Simulation;
import org.jiezhen.simulation.Simulation.State;
import org.jiezhen.staff.CurrentStaff;

/** Puts the switch of the simulated day into the frame, where there is such a day. */
@org.springframework.stereotype.Component
class SimulationNote implements FrameNote {

    private final Simulation simulation;
    private final CurrentStaff staff;

    SimulationNote(Simulation simulation, CurrentStaff staff) {
        this.simulation = simulation;
        this.staff = staff;
    }

    @Override
    public Optional<Component> create() {
        return staff.find().isPresent() && simulation.state() != State.NONE
                ? Optional.of(new SimulationSwitch(simulation))
                : Optional.empty();
    }
}
