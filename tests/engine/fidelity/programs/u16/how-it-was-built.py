import sysconfig

print(sysconfig.get_python_version() == sysconfig.get_config_var("VERSION"))
print(bool(sysconfig.get_config_var("Py_GIL_DISABLED")), sysconfig.get_config_var("nothing"))
