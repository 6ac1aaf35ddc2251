package io.pinflow.emulator.mess;

import io.pinflow.emulator.posting.Malformation;
import java.util.Optional;

/** The body of a request, and whether it is malformed on purpose. */
public record Message(String body, Optional<Malformation> malformation) {}
