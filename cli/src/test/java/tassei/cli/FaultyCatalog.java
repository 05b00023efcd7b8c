package tassei.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** The SQLite driver with {@link Faults}: each statement that writes counts before and after. */
final class FaultyCatalog implements Driver {
  private static final String PREFIX = "jdbc:sqlite:";
  private static final Queue<Connection> OPENED = new ConcurrentLinkedQueue<>();

  private final Driver real;

  private FaultyCatalog(Driver real) {
    this.real = real;
  }

  static void install() throws SQLException {
    List<Driver> sqlite =
        DriverManager.drivers()
            .filter(driver -> driver.getClass().getName().equals("org.sqlite.JDBC"))
            .collect(Collectors.toList());
    for (Driver driver : sqlite) {
      DriverManager.deregisterDriver(driver);
      DriverManager.registerDriver(new FaultyCatalog(driver));
    }
  }

  /** A process that ends closes its connections, and that its threads were interrupted ends too. */
  static void closeAll() throws SQLException {
    Thread.interrupted();
    for (Connection opened = OPENED.poll(); opened != null; opened = OPENED.poll()) {
      opened.close();
    }
  }

  @Override
  public Connection connect(String url, Properties properties) throws SQLException {
    Connection connection = real.connect(url, properties);
    if (connection == null) {
      return null;
    }
    OPENED.add(connection);
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Object result = call(connection, method, arguments);
          return result instanceof PreparedStatement statement && arguments != null
              ? statement(statement, String.valueOf(arguments[0]))
              : result;
        });
  }

  private static PreparedStatement statement(PreparedStatement statement, String sql) {
    boolean writes = !sql.stripLeading().regionMatches(true, 0, "SELECT", 0, 6);
    return proxy(
        PreparedStatement.class,
        (self, method, arguments) -> {
          boolean executes = writes && method.getName().startsWith("execute");
          return executes
              ? execute(statement, method, arguments, sql)
              : call(statement, method, arguments);
        });
  }

  /** One at a time, so that nobody who looks sees what was done and is not counted yet. */
  private static Object execute(
      PreparedStatement statement, Method method, Object[] arguments, String sql) throws Throwable {
    synchronized (Faults.class) {
      Faults.beforeStatement(sql);
      Object result = call(statement, method, arguments);
      Faults.afterStatement(sql);
      return result;
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            FaultyCatalog.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties)
      throws SQLException {
    return real.getPropertyInfo(url, properties);
  }

  @Override
  public int getMajorVersion() {
    return real.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return real.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return real.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
