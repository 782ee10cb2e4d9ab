package org.jiezhen.live;

/**
 * What a browser is sent: the whole board, or a patch from one version to another. The JSON is made once per (board,
 * audience, version) and shared by all browsers.
 *
 * @param whole whether it is the whole board
 * @param json the message, as the element in the browser reads it
 */
public record Update(boolean whole, String json) {}
