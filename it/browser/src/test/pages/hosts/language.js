document.documentElement.lang = new URLSearchParams(location.search).get('lang');
