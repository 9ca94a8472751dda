/**
 * What does it look like? Small immutable fingerprints of content, without a framework, a clock or a network.
 *
 * <p>A picture is decoded within limits, then hashed at its full resolution:
 *
 * <pre>{@code
 * PictureDecoder decoder = new PictureDecoder(PictureLimits.DEFAULT);
 * try {
 *     Picture picture = decoder.decode(bytes);
 *     PdqHash pdq = PdqHasher.hash(picture);
 *     if (pdq.usable()) {
 *         ask(pdq.hash());           // near copies: Pdq.distance
 *     }
 * } catch (PictureException e) {
 *     undetermined(e.getMessage());  // could not be looked at; e.kind() says why
 * }
 * ask(Sha256.of(bytes));             // exact copies
 * ask(Md5.of(bytes));                // exact copies, for lists that know only MD5
 * }</pre>
 *
 * <p>The fingerprints are in this package. Each package below uses only those named before it: {@code link} the parts of addresses,
 * {@code picture} pixels and PDQ, {@code outline} the headers of files, {@code decoding} the decoders, {@code confined} the processes
 * for hostile bytes, {@code video} moving pictures.
 *
 * <p>{@link org.brightline.fingerprint.Fingerprint#text()} and {@link org.brightline.fingerprint.Fingerprint#parse} carry
 * a fingerprint through a database, a file or a request and back.
 */
package org.brightline.fingerprint;
