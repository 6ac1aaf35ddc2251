package io.pinflow.analytics.live;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Catches SIGTERM and SIGINT: the first asks for an orderly end, the second ends at once.
 *
 * <p>Shutdown hooks would not do: Spark's own runs beside them and takes the session away. The
 * JDK's signals are reached by reflection, since the compiler warns of them and nothing else is
 * there.
 */
final class StopSignals {

  private static final Logger LOGGER = LoggerFactory.getLogger(StopSignals.class);
  private static final int KILLED = 143;

  private final Runnable stop;
  private boolean asked;

  private StopSignals(Runnable stop) {
    this.stop = stop;
  }

  /** From now on signals call {@code stop} once. */
  static void call(Runnable stop) {
    StopSignals signals = new StopSignals(stop);
    for (String name : List.of("TERM", "INT")) {
      signals.handle(name);
    }
  }

  private void handle(String name) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Method handle = signal.getMethod("handle", signal, handler);
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> on(method));
      handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException missing) {
      LOGGER.warn("This JVM can't catch SIG{}: it ends the job without finishing a batch", name);
    }
  }

  private synchronized Object on(Method method) {
    if (!method.getName().equals("handle")) {
      return method.getName().equals("hashCode") ? Integer.valueOf(hashCode()) : null;
    }
    if (asked) {
      Runtime.getRuntime().halt(KILLED);
    }
    asked = true;
    stop.run();
    return null;
  }
}
