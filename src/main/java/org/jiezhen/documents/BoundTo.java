package org.jiezhen.documents;

/**
 * What a document belongs to and is void without.
 *
 * @param kind what kind of thing: {@code quote}
 * @param id the thing's opaque id, with its version where it has one
 */
public record BoundTo(String kind, String id) {}
