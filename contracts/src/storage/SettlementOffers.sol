// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters} from "../governance/INetworkParameters.sol";
import {IOrders} from "../market/IOrders.sol";
import {IVault} from "../token/IVault.sol";
import {IDeals} from "./IDeals.sol";
import {IMinerRegistry} from "./IMinerRegistry.sol";
import {IPenalties} from "./IPenalties.sol";
import {ISettlementOffers} from "./ISettlementOffers.sol";

/// @title Budgets and tips for settlements.
/// @custom:security The escrow is the sum of all offers' `rest`. A tip comes from the budget of the account that the settlement
/// serves, on terms that it set itself, at most once in `everyDays` for each deal and miner, and only where more than the tip
/// comes in: nobody can drain a budget without having brought more than it took, and staging moves money from one pocket into
/// the other. Where the money goes is decided by Deals and Penalties, not here. State is written before the Vault is called,
/// and calls go to contracts of the Directory only.
contract SettlementOffers is ISettlementOffers {
    uint256 private constant LARGEST_TIP = type(uint96).max;
    uint256 private constant LARGEST_DAYS = 3_650;

    INetworkParameters private immutable PARAMETERS;
    IVault private immutable VAULT;
    IOrders private immutable ORDERS;
    IDeals private immutable DEALS;
    IMinerRegistry private immutable REGISTRY;
    IPenalties private immutable PENALTIES;

    mapping(address account => Offer offer) private _offers;
    mapping(uint32 deal => uint256 day) private _dealDue;
    mapping(uint32 miner => uint256 day) private _minerDue;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) {
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        VAULT = IVault(directory.find("Vault"));
        ORDERS = IOrders(directory.find("Orders"));
        DEALS = IDeals(directory.find("Deals"));
        REGISTRY = IMinerRegistry(directory.find("MinerRegistry"));
        PENALTIES = IPenalties(directory.find("Penalties"));
    }

    /// @inheritdoc ISettlementOffers
    function offer(uint256 amount, uint96 tip, uint16 everyDays) external {
        if (tip == 0 || everyDays == 0 || everyDays > LARGEST_DAYS) {
            revert TermsOutOfRange(LARGEST_TIP, tip, LARGEST_DAYS, everyDays);
        }
        Offer storage mine = _offers[msg.sender];
        // the Vault holds fewer wei than 128 bits count, and lock() refuses what there is not
        mine.rest += uint128(amount);
        (mine.tip, mine.everyDays) = (tip, everyDays);
        emit OfferChanged(msg.sender, mine.rest, tip, everyDays);
        if (amount != 0) VAULT.lock(msg.sender, amount);
    }

    /// @inheritdoc ISettlementOffers
    function withdraw() external returns (uint256 rest) {
        Offer memory mine = _offers[msg.sender];
        if (mine.everyDays == 0) revert NoOffer(msg.sender);
        rest = mine.rest;
        delete _offers[msg.sender];
        emit OfferChanged(msg.sender, 0, 0, 0);
        if (rest != 0) VAULT.release(msg.sender, rest);
    }

    /// @inheritdoc ISettlementOffers
    function settleDeal(uint32 deal) external returns (uint256 amount) {
        address owner = ORDERS.ownerOf(deal);
        (uint256 tip, uint256 next) = _termsOf(owner, _dealDue[deal]);
        _dealDue[deal] = next;
        if (DEALS.claimable(deal) != 0) amount = DEALS.claim(deal);
        amount += PENALTIES.claim(deal);
        emit DealSettled(deal, owner, msg.sender, amount, tip);
        _tip(owner, tip, amount);
    }

    /// @inheritdoc ISettlementOffers
    function settleMiner(uint32 miner) external returns (uint256 amount) {
        address account = REGISTRY.miner(miner).account;
        (uint256 tip, uint256 next) = _termsOf(account, _minerDue[miner]);
        _minerDue[miner] = next;
        amount = DEALS.collect(miner);
        emit MinerSettled(miner, account, msg.sender, amount, tip);
        _tip(account, tip, amount);
    }

    /// @inheritdoc ISettlementOffers
    function offerOf(address account) external view returns (Offer memory) {
        return _offers[account];
    }

    /// @inheritdoc ISettlementOffers
    function dealDueFrom(uint32 deal) external view returns (uint256) {
        return _dealDue[deal];
    }

    /// @inheritdoc ISettlementOffers
    function minerDueFrom(uint32 miner) external view returns (uint256) {
        return _minerDue[miner];
    }

    /// @return tip what a settlement pays now
    /// @return next day from which the same subject pays again
    function _termsOf(address account, uint256 due) private view returns (uint256 tip, uint256 next) {
        Offer memory known = _offers[account];
        if (known.everyDays == 0 || known.rest < known.tip) revert NoOffer(account);
        uint256 today = PARAMETERS.today();
        if (today < due) revert SettledLately(due, today);
        return (known.tip, today + known.everyDays);
    }

    function _tip(address account, uint256 tip, uint256 amount) private {
        if (amount <= tip) revert NotWorthTheTip(tip, amount);
        _offers[account].rest -= uint128(tip);
        VAULT.release(msg.sender, tip);
    }
}
