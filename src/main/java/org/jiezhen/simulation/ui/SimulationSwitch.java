package org.jiezhen.simulation.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.NativeButton;
import org.jiezhen.shell.Icon;
import org.jiezhen.simulation.Simulation;
import org.jiezhen.simulation.Simulation.State;
import org.jspecify.annotations.Nullable;

/** Stops the simulated day, or lets it go on; shows how it stands, whoever changed it. */
class SimulationSwitch extends NativeButton {

    private final Simulation simulation;
    private @Nullable Runnable stopListening;

    SimulationSwitch(Simulation simulation) {
        this.simulation = simulation;
        addClassName("simulation");
        addClickListener(_ -> {
            if (simulation.state() == State.PAUSED) {
                simulation.resume();
            } else {
                simulation.pause();
            }
        });
        show();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var ui = event.getUI();
        stopListening = simulation.listen(() -> ui.access(this::show));
        show();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (stopListening != null) {
            stopListening.run();
        }
    }

    private void show() {
        var paused = simulation.state() == State.PAUSED;
        setText(getTranslation(paused ? "simulation.resume" : "simulation.pause"));
        setTitle(getTranslation(paused ? "simulation.paused" : "simulation.running"));
        getElement().insertChild(0, (paused ? Icon.PLAY : Icon.PAUSE).create().getElement());
        setVisible(simulation.state() != State.NONE);
    }
}
