package org.brightline.platform.access;

import java.util.Set;
import java.util.UUID;

/**
 * Someone who signs in.
 *
 * @param login lower case, unique
 * @param name as shown
 * @param mustChangePassword whether the password is a one-time one
 */
public record Person(UUID id, String login, String name, Set<Role> roles, boolean active, boolean mustChangePassword) {}
