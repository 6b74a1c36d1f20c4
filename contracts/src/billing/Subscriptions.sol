// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {IVault} from "../token/IVault.sol";
import {IAccessTerms} from "./IAccessTerms.sol";
import {IRevenueShares} from "./IRevenueShares.sol";
import {ISubscriptions} from "./ISubscriptions.sol";

/// @title Subscriptions, earned by the second.
/// @custom:security The escrow is the sum of all `rest`. What was earned leaves for the certificate and the gateway, what was not earned
/// for the subscriber, once the holder admits it no more; so blocking a subscriber does not keep its money. Raised prices hold for
/// periods bought after the notice. A subscriber who names itself the gateway gets GatewayShare back: it then serves itself. Only
/// contracts of the Directory are called, none of which calls back.
contract Subscriptions is ISubscriptions {
    uint256 private constant WHOLE = 10_000;
    uint256 private constant MOST_PERIODS = 120;
    uint256 private constant MOST_ACCOUNTS = 64;
    uint256 private constant LONGEST = 3_660 days;

    INetworkParameters private immutable PARAMETERS;
    IVault private immutable VAULT;
    IAccessTerms private immutable TERMS;
    IRevenueShares private immutable REVENUE;
    uint256 private immutable DAY_SECONDS;

    mapping(uint256 certificate => mapping(address account => Subscription subscription)) private _subscriptions;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but NetworkParameters must be deployed already
    constructor(IDirectory directory) {
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        VAULT = IVault(directory.find("Vault"));
        TERMS = IAccessTerms(directory.find("AccessTerms"));
        REVENUE = IRevenueShares(directory.find("RevenueShares"));
        DAY_SECONDS = PARAMETERS.constants().daySeconds;
    }

    /// @inheritdoc ISubscriptions
    function subscribe(uint256 certificate, address gateway, uint256 periods, uint32 period, uint256 maximum)
        external
        returns (uint256 end)
    {
        if (gateway == address(0)) revert SubscriberWithoutGateway();
        if (periods == 0 || periods > MOST_PERIODS) revert PeriodsOutOfRange(1, MOST_PERIODS, periods);
        if (!TERMS.admits(certificate, msg.sender)) revert NotAdmitted(certificate, msg.sender);
        IAccessTerms.Terms memory terms = TERMS.termsOf(certificate).inForce;
        if (terms.period == 0) revert SubscriptionsNotOffered(certificate);
        if (terms.period != period) revert SubscriptionPeriodChanged(period, terms.period);
        if (terms.subscriptionPrice > maximum) revert SubscriptionPriceAbove(maximum, terms.subscriptionPrice);
        // What was earned so far belongs to the gateway of that time.
        _settle(certificate, msg.sender);
        uint256 cost = periods * terms.subscriptionPrice;
        end = _extend(_subscriptions[certificate][msg.sender], gateway, periods * terms.period, cost);
        emit Subscribed(certificate, msg.sender, gateway, cost, end);
        if (cost != 0) VAULT.lock(msg.sender, cost);
    }

    /// @inheritdoc ISubscriptions
    function settle(uint256 certificate, address account) external returns (uint256 earned) {
        return _settle(certificate, account);
    }

    /// @inheritdoc ISubscriptions
    function settleMany(uint256 certificate, address[] calldata accounts) external returns (uint256 earned) {
        if (accounts.length == 0 || accounts.length > MOST_ACCOUNTS) {
            revert AccountsLength(1, MOST_ACCOUNTS, accounts.length);
        }
        for (uint256 i; i < accounts.length; ++i) {
            earned += _settle(certificate, accounts[i]);
        }
    }

    /// @inheritdoc ISubscriptions
    function quit(uint256 certificate) external returns (uint256 refund) {
        if (TERMS.admits(certificate, msg.sender)) revert StillAdmitted(certificate, msg.sender);
        Subscription storage mine = _subscriptions[certificate][msg.sender];
        if (block.timestamp >= mine.end) revert SubscriptionOver(certificate, msg.sender, mine.end, block.timestamp);
        _settle(certificate, msg.sender);
        refund = mine.rest;
        mine.rest = 0;
        mine.end = uint40(block.timestamp);
        emit SubscriptionQuit(certificate, msg.sender, refund);
        if (refund != 0) VAULT.release(msg.sender, refund);
    }

    /// @inheritdoc ISubscriptions
    function subscriptionOf(uint256 certificate, address account) external view returns (Subscription memory) {
        return _subscriptions[certificate][account];
    }

    /// @inheritdoc ISubscriptions
    function isSubscribed(uint256 certificate, address account) external view returns (bool) {
        return block.timestamp < _subscriptions[certificate][account].end && TERMS.admits(certificate, account);
    }

    /// @inheritdoc ISubscriptions
    function coveredUntil(uint256 certificate, address account, uint256 time) external view returns (uint256) {
        Subscription storage one = _subscriptions[certificate][account];
        return time >= one.start && time < one.end ? one.end : 0;
    }

    function _extend(Subscription storage mine, address gateway, uint256 duration, uint256 cost)
        private
        returns (uint256 end)
    {
        end = mine.end;
        if (block.timestamp >= end) {
            // What was read under the one before may not be settled yet: a short gap does not take that from the gateway.
            uint256 window = PARAMETERS.get(Parameter.RetrievalWindow) * DAY_SECONDS;
            if (block.timestamp > end + window) mine.start = uint40(block.timestamp);
            end = block.timestamp;
        }
        end += duration;
        if (end > block.timestamp + LONGEST) revert SubscriptionTooLong(block.timestamp + LONGEST, end);
        (mine.gateway, mine.end, mine.settledTo) = (gateway, uint40(end), uint40(block.timestamp));
        mine.rest += uint128(cost);
    }

    function _settle(uint256 certificate, address account) private returns (uint256 earned) {
        Subscription storage one = _subscriptions[certificate][account];
        uint256 rest = one.rest;
        if (rest == 0) return 0;
        (uint256 from, uint256 end) = (one.settledTo, one.end);
        uint256 reached = block.timestamp < end ? block.timestamp : end;
        // rest != 0 means that from < end: it is emptied at the end.
        earned = rest * (reached - from) / (end - from);
        if (earned == 0) return 0;
        one.rest = uint128(rest - earned);
        one.settledTo = uint40(reached);
        uint256 share = earned * PARAMETERS.get(Parameter.GatewayShare) / WHOLE;
        emit SubscriptionSettled(certificate, account, earned, share);
        VAULT.hand(address(REVENUE), earned - share, one.gateway, share);
        (uint256[] memory certificates, uint256[] memory amounts) = (new uint256[](1), new uint256[](1));
        (certificates[0], amounts[0]) = (certificate, earned - share);
        REVENUE.deliver(certificates, amounts);
    }
}
