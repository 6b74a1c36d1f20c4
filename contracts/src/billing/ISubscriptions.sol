// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Access by the period (protocol.md section 9, ADR 0034).
/// @notice A subscriber pays ahead; the certificate earns by the second, GatewayShare of it the gateway that serves. Whoever is not
/// admitted any more may quit and gets back what was not earned.
interface ISubscriptions {
    /// @param start timestamp
    /// @param end timestamp, not included
    /// @param settledTo timestamp up to which the certificate has earned
    /// @param rest wei for [settledTo, end)
    struct Subscription {
        address gateway;
        uint40 start;
        uint40 end;
        uint40 settledTo;
        uint128 rest;
    }

    event Subscribed(
        uint256 indexed certificate, address indexed account, address indexed gateway, uint256 cost, uint256 end
    );
    event SubscriptionSettled(
        uint256 indexed certificate, address indexed account, uint256 earned, uint256 gatewayShare
    );
    event SubscriptionQuit(uint256 indexed certificate, address indexed account, uint256 refund);

    error NotAdmitted(uint256 certificate, address account);
    error StillAdmitted(uint256 certificate, address account);
    error SubscriptionsNotOffered(uint256 certificate);
    error PeriodsOutOfRange(uint256 minimum, uint256 maximum, uint256 actual);
    error SubscriptionPeriodChanged(uint256 expected, uint256 actual);
    error SubscriptionPriceAbove(uint256 maximum, uint256 actual);
    error SubscriptionOver(uint256 certificate, address account, uint256 end, uint256 actual);
    error SubscriberWithoutGateway();
    error AccountsLength(uint256 minimum, uint256 maximum, uint256 actual);
    error SubscriptionTooLong(uint256 latest, uint256 actual);

    /// @notice Pays for 1 to 120 periods from the caller's vault balance, after those already paid; ten years ahead at most.
    /// @param gateway that serves and gets GatewayShare, from now on
    /// @param period seconds of a period as the caller saw it: a price alone says nothing where the period shrinks
    /// @param maximum wei a period that the caller agrees to
    function subscribe(uint256 certificate, address gateway, uint256 periods, uint32 period, uint256 maximum)
        external
        returns (uint256 end);
    /// @notice Permissionless: what was earned so far goes to the certificate and the gateway.
    function settle(uint256 certificate, address account) external returns (uint256 earned);
    /// @notice The same for up to 64 accounts.
    function settleMany(uint256 certificate, address[] calldata accounts) external returns (uint256 earned);
    /// @notice Ends the caller's subscription where AccessTerms does not admit it any more.
    function quit(uint256 certificate) external returns (uint256 refund);

    function subscriptionOf(uint256 certificate, address account) external view returns (Subscription memory);
    /// @notice Whether the account is subscribed and admitted now.
    function isSubscribed(uint256 certificate, address account) external view returns (bool);
    /// @notice The end of the subscription that the account had at `time`, 0 for none; of several the newest is known.
    function coveredUntil(uint256 certificate, address account, uint256 time) external view returns (uint256);
}
