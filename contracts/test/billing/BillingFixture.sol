// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessTerms} from "../../src/billing/AccessTerms.sol";
import {IAccessTerms} from "../../src/billing/IAccessTerms.sol";
import {IPayPerRetrieval} from "../../src/billing/IPayPerRetrieval.sol";
import {KeySales} from "../../src/billing/KeySales.sol";
import {PayPerRetrieval} from "../../src/billing/PayPerRetrieval.sol";
import {RetrievalLedger} from "../../src/billing/RetrievalLedger.sol";
import {RevenueShares} from "../../src/billing/RevenueShares.sol";
import {Subscriptions} from "../../src/billing/Subscriptions.sol";
import {Directory} from "../../src/governance/Directory.sol";
import {Parameter} from "../../src/governance/INetworkParameters.sol";
import {NetworkParameters} from "../../src/governance/NetworkParameters.sol";
import {DataCertificates} from "../../src/rights/DataCertificates.sol";
import {CessToken} from "../../src/token/CessToken.sol";
import {Vault} from "../../src/token/Vault.sol";
import {Auctions} from "../../src/trade/Auctions.sol";
import {Previews} from "../../src/trade/Previews.sol";
import {Licences} from "../../src/trade/Licences.sol";
import {Listings} from "../../src/trade/Listings.sol";
import {PurchaseOffers} from "../../src/trade/PurchaseOffers.sol";
import {Deploy} from "../support/Deploy.sol";
import {Profile} from "../support/Profile.sol";
import {Signatures} from "../support/Signatures.sol";
import {Test} from "../support/Test.sol";
import {DisputesDouble, LineageDouble, RegistryDouble} from "./RightsDoubles.sol";

/// @title Token, Vault, certificates, billing and trade as they are deployed; lineage, registry and disputes answer as a test wants.
abstract contract BillingFixture is Test {
    uint256 internal constant GENESIS = 1_800_000_000;
    uint256 internal constant DAY = 86_400;
    address internal constant GOVERNOR = address(0x60);
    address internal constant COMMUNITY = address(0xc0);
    address internal constant GATEWAY = address(0x6a7e);
    /// @dev Where the vectors of the Java side are sold.
    address internal constant KEY_SALES = address(0xc5a1e);

    bytes32[17] private NAMES = [
        bytes32("NetworkParameters"),
        "CessToken",
        "Vault",
        "DataCertificates",
        "Lineage",
        "DataRightsRegistry",
        "RightsDisputes",
        "AccessTerms",
        "RevenueShares",
        "PayPerRetrieval",
        "RetrievalLedger",
        "Subscriptions",
        "Licences",
        "Listings",
        "PurchaseOffers",
        "Auctions",
        "Previews"
    ];

    Directory internal directory;
    NetworkParameters internal parameters;
    CessToken internal token;
    Vault internal vault;
    DataCertificates internal certificates;
    LineageDouble internal lineage;
    RegistryDouble internal rights;
    DisputesDouble internal disputes;
    AccessTerms internal terms;
    RevenueShares internal revenue;
    PayPerRetrieval internal retrievals;
    RetrievalLedger internal ledger;
    Subscriptions internal subscriptions;
    KeySales internal keySales;
    Licences internal licences;
    Listings internal listings;
    PurchaseOffers internal purchaseOffers;
    Auctions internal auctions;
    Previews internal previews;

    function deployBilling() internal {
        vm.warp(GENESIS);
        directory = _directory();
        parameters = NetworkParameters(
            Deploy.create(
                "NetworkParameters",
                abi.encode("test", Profile.constants("test", GENESIS), Profile.values("test"), GOVERNOR)
            )
        );
        token = CessToken(
            Deploy.create(
                "CessToken",
                abi.encode(directory, [address(0xc1), address(0xc2), COMMUNITY, address(0xc3), address(0xc4)])
            )
        );
        vault = Vault(Deploy.create("Vault", abi.encode(directory, _controllers())));
        certificates = DataCertificates(Deploy.create("DataCertificates", abi.encode(directory)));
        lineage = new LineageDouble();
        rights = new RegistryDouble();
        disputes = new DisputesDouble();
        bytes memory arguments = abi.encode(directory);
        terms = AccessTerms(Deploy.create("AccessTerms", arguments));
        revenue = RevenueShares(Deploy.create("RevenueShares", arguments));
        retrievals = PayPerRetrieval(Deploy.create("PayPerRetrieval", arguments));
        ledger = RetrievalLedger(Deploy.create("RetrievalLedger", arguments));
        subscriptions = Subscriptions(Deploy.create("Subscriptions", arguments));
        licences = Licences(Deploy.create("Licences", arguments));
        listings = Listings(Deploy.create("Listings", arguments));
        purchaseOffers = PurchaseOffers(Deploy.create("PurchaseOffers", arguments));
        auctions = Auctions(Deploy.create("Auctions", arguments));
        previews = Previews(Deploy.create("Previews", arguments));
        vm.etch(KEY_SALES, Deploy.create("KeySales", arguments).code);
        keySales = KeySales(KEY_SALES);
        for (uint256 i; i < NAMES.length; ++i) {
            address where = directory.find(NAMES[i]);
            assertGt(where.code.length, 0, "a predicted address has no code");
            vm.label(where, string(bytes.concat(NAMES[i])));
        }
    }

    /// @notice Gives `account` a vault balance out of the community's tokens.
    function fund(address account, uint256 amount) internal {
        vm.startPrank(COMMUNITY);
        token.approve(address(vault), amount);
        vault.depositFor(account, amount);
        vm.stopPrank();
    }

    /// @notice A certificate with a royalty in basis points, as the registry would have minted it.
    function mint(address owner, uint256 number, uint256 royalty) internal {
        rights.putRoyalty(number, royalty);
        vm.prank(address(rights));
        certificates.mint(owner, number);
    }

    /// @notice A certificate that anybody may read at `price` a retrieval.
    function openCertificate(address holder, uint256 number, uint96 price) internal {
        mint(holder, number, 0);
        vm.startPrank(holder);
        terms.setTerms(number, IAccessTerms.Terms(price, 0, 0));
        terms.setAccess(number, IAccessTerms.Access.Open);
        vm.stopPrank();
    }

    function record(uint256 certificate, uint256 price, uint256 time, uint256 kind) internal pure returns (bytes32) {
        return bytes32(certificate << 216 | price << 120 | 65_536 << 56 | time << 16 | kind);
    }

    function digestOf(bytes32 digest, bytes memory records) internal pure returns (bytes32) {
        for (uint256 i = 32; i <= records.length; i += 32) {
            bytes32 one;
            assembly ("memory-safe") {
                one := mload(add(records, i))
            }
            digest = keccak256(bytes.concat(digest, one));
        }
        return digest;
    }

    /// @notice The settlement of `records` that cost `sum`, after everything that was settled before.
    function settlementOf(uint256 buyerKey, uint64 channel, uint256 sum, bytes memory records)
        internal
        view
        returns (IPayPerRetrieval.Settlement memory settlement)
    {
        IPayPerRetrieval.Channel memory known = retrievals.channelOf(channel);
        settlement.channel = channel;
        settlement.cumulative = uint128(known.paid + sum);
        settlement.count = uint64(known.count + records.length / 32);
        settlement.records = records;
        settlement.signature = signVoucher(buyerKey, settlement, digestOf(known.digest, records));
    }

    function signVoucher(uint256 buyerKey, IPayPerRetrieval.Settlement memory settlement, bytes32 digest)
        internal
        view
        returns (bytes memory)
    {
        bytes32 content = keccak256(
            abi.encode(
                keccak256("Voucher(uint64 channel,uint128 cumulative,uint64 count,bytes32 digest)"),
                settlement.channel,
                settlement.cumulative,
                settlement.count,
                digest
            )
        );
        return Signatures.compact(retrievals.domainSeparator(), buyerKey, content);
    }

    /// @notice As the gateway of a channel does.
    function settle(IPayPerRetrieval.Settlement memory settlement) internal {
        settleAs(GATEWAY, settlement);
    }

    function settleAs(address caller, IPayPerRetrieval.Settlement memory settlement) internal {
        IPayPerRetrieval.Settlement[] memory all = new IPayPerRetrieval.Settlement[](1);
        all[0] = settlement;
        vm.prank(caller);
        retrievals.settle(all);
    }

    function notice() internal view returns (uint256) {
        return parameters.get(Parameter.PriceNotice) * DAY;
    }

    function window() internal view returns (uint256) {
        return parameters.get(Parameter.RetrievalWindow) * DAY;
    }

    function _directory() private returns (Directory) {
        uint256 nonce = vm.getNonce(address(this));
        bytes32[] memory names = new bytes32[](NAMES.length + 1);
        address[] memory addresses = new address[](NAMES.length + 1);
        for (uint256 i; i < NAMES.length; ++i) {
            (names[i], addresses[i]) = (NAMES[i], vm.computeCreateAddress(address(this), nonce + 1 + i));
        }
        (names[NAMES.length], addresses[NAMES.length]) = ("KeySales", KEY_SALES);
        return Directory(Deploy.create("Directory", abi.encode(names, addresses, GOVERNOR)));
    }

    function _controllers() private view returns (address[] memory controllers) {
        controllers = new address[](8);
        controllers[0] = directory.find("RevenueShares");
        controllers[1] = directory.find("PayPerRetrieval");
        controllers[2] = directory.find("Subscriptions");
        controllers[3] = KEY_SALES;
        controllers[4] = directory.find("Licences");
        controllers[5] = directory.find("Listings");
        controllers[6] = directory.find("PurchaseOffers");
        controllers[7] = directory.find("Auctions");
    }
}
