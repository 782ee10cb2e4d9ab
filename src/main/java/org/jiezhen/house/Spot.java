package org.jiezhen.house;

import org.jiezhen.shared.InvalidInput;

/** Where a place lies on its floor's plan, and how large it is there: in steps of the grid, from the upper left. */
public record Spot(int x, int y, int width, int height) {

    /** The plan's last step, either way. */
    public static final int MOST = 200;

    /** @throws InvalidInput at the figure that does not lie on the plan */
    public Spot {
        check("x", x, 0);
        check("y", y, 0);
        check("width", width, 1);
        check("height", height, 1);
    }

    private static void check(String field, int value, int least) {
        if (value < least || value > MOST) {
            throw new InvalidInput(field, "refusal.house.offPlan", MOST);
        }
    }

    boolean overlaps(Spot other) {
        return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
    }
}
