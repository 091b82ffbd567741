"""What LibreOffice leaves of a Word file when all its tracked changes are accepted, or all rejected."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">
Sub Decide(given As String, decision As String, result As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = &quot;Hidden&quot;
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(given, &quot;_blank&quot;, 0, hidden())
  dispatcher = createUnoService(&quot;com.sun.star.frame.DispatchHelper&quot;)
  dispatcher.executeDispatch(document.CurrentController.Frame, &quot;.uno:&quot; &amp; decision, &quot;&quot;, 0, Array())
  Dim text(1) As New com.sun.star.beans.PropertyValue
  text(0).Name = &quot;FilterName&quot;
  text(0).Value = &quot;Text (encoded)&quot;
  text(1).Name = &quot;FilterOptions&quot;
  text(1).Value = &quot;UTF8,LF&quot;
  document.storeToURL(result, text())
  document.close(True)
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Changes"/></library:library>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
 library:link="false"/></library:libraries>
"""


def decided(document: Path, *, accept: bool) -> list[str]:
    """Return the lines of a Word file after LibreOffice has accepted or rejected every tracked change in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        _run([*start, "--terminate_after_init"], folder)  # makes the profile, which would take the place of the macro
        basic = folder / "profile" / "user" / "basic"
        (basic / "script.xlc").write_text(_LIBRARIES, encoding="utf-8")
        (basic / "Standard" / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        (basic / "Standard" / "Changes.xba").write_text(_MACRO, encoding="utf-8")
        result = folder / "result.txt"
        decision = "AcceptAllTrackedChanges" if accept else "RejectAllTrackedChanges"
        _run(
            [*start, f'macro:///Standard.Changes.Decide("{document.as_uri()}","{decision}","{result.as_uri()}")'],
            folder,
        )
        return result.read_text(encoding="utf-8-sig").splitlines()


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)  # noqa: S603 - fixed words, no shell
