<%@ page contentType="text/html; charset=utf-8" pageEncoding="utf-8" %>
<!doctype html>
<html lang="${pageContext.request.locale.language}">
<head>
  <meta charset="utf-8">
  <title>A stream</title>
  <script type="module" src="${pageContext.request.contextPath}/frontrow/frontrow-chat.js"></script>
</head>
<body>
  <frontrow-chat stream="${stream.id}" api="${pageContext.request.contextPath}/api"></frontrow-chat>
</body>
</html>
