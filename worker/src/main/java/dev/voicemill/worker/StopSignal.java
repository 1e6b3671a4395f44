package dev.voicemill.worker;

import java.lang.reflect.Proxy;

/**
 * SIGTERM and SIGINT as events. A signal handler rather than a JVM shutdown hook, because ONNX Runtime's own hook would free its
 * environment beside running work.
 *
 * <p>{@code sun.misc.Signal} is the only API there is; it is reached by reflection because the compiler's warning about it cannot
 * be switched off for one class, and warnings fail this build.
 */
final class StopSignal {
    private StopSignal() {}

    /** Calls {@code onSignal} at each SIGTERM or SIGINT, on a thread of the JVM's; it must return soon. */
    static void handle(Runnable onSignal) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handlerType = Class.forName("sun.misc.SignalHandler");
            var handler = Proxy.newProxyInstance(
                    StopSignal.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return method.invoke(onSignal, arguments);
                        }
                        onSignal.run();
                        return null;
                    });
            var register = signal.getMethod("handle", signal, handlerType);
            for (var name : new String[] {"TERM", "INT"}) {
                register.invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JVM has no sun.misc.Signal (module jdk.unsupported).", e);
        }
    }
}
