package org.jiezhen.rooms;

import org.springframework.core.Ordered;

/** A part of a room's card, which the module that knows of it brings as a bean. They stand in their order. */
public interface RoomPart extends Ordered {

    /** Adds to the card's form what there is to say or to do about this room, for whoever looks. */
    void addTo(RoomCard card);
}
