<div class="table-responsive">
    <table class="table table-list">
        <thead><tr><th>Date Sent</th><th>Subject</th></tr></thead>
        <tbody>
            {foreach $mails as $mail}
                <tr>
                    <td>{$mail->date|escape}</td>
                    <td><a href="viewemail.php?id={$mail->id}">{$mail->subject|escape}</a></td>
                </tr>
            {/foreach}
        </tbody>
    </table>
</div>
