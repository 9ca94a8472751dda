package org.brightline.fingerprint.picture;

/**
 * One frame of an animation as a viewer shows it: laid over what the frames before it left on the canvas.
 *
 * @param index its place in the file, from 0
 * @param picture what is to be seen
 */
public record Frame(int index, Picture picture) {}
