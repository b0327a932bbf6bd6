<p>The client area of a stand-in. <a href="login.php">Login</a>, or open the <a href="admin/index.php">administration</a>.</p>
