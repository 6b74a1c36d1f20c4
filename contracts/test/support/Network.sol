// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "./Deploy.sol";
import {AggregationDispute} from "../../src/ai/AggregationDispute.sol";
import {AiGapDemands} from "../../src/ai/AiGapDemands.sol";
import {AiGapFaults} from "../../src/ai/AiGapFaults.sol";
import {AiGapModels} from "../../src/ai/AiGapModels.sol";
import {AiGapRewards} from "../../src/ai/AiGapRewards.sol";
import {AiGapRounds} from "../../src/ai/AiGapRounds.sol";
import {AiGapTasks} from "../../src/ai/AiGapTasks.sol";
import {Architectures} from "../../src/ai/Architectures.sol";
import {AccessTerms} from "../../src/billing/AccessTerms.sol";
import {RevenueShares} from "../../src/billing/RevenueShares.sol";
import {PayPerRetrieval} from "../../src/billing/PayPerRetrieval.sol";
import {RetrievalLedger} from "../../src/billing/RetrievalLedger.sol";
import {Subscriptions} from "../../src/billing/Subscriptions.sol";
import {KeySales} from "../../src/billing/KeySales.sol";
import {PayingReader} from "../../src/billing/PayingReader.sol";
import {BeatMembers} from "../../src/random/BeatMembers.sol";
import {Credit} from "../../src/consensus/Credit.sol";
import {EraRewards} from "../../src/consensus/EraRewards.sol";
import {IValidatorSet} from "../../src/consensus/IValidatorSet.sol";
import {R2sConduct} from "../../src/consensus/R2sConduct.sol";
import {R2sElection} from "../../src/consensus/R2sElection.sol";
import {R2sStaking} from "../../src/consensus/R2sStaking.sol";
import {Directory} from "../../src/governance/Directory.sol";
import {NetworkParameters} from "../../src/governance/NetworkParameters.sol";
import {Orders} from "../../src/market/Orders.sol";
import {Podr2Verifier} from "../../src/proof/Podr2Verifier.sol";
import {SoftwareAttestation} from "../../src/proof/SoftwareAttestation.sol";
import {TeeRegistry} from "../../src/proof/TeeRegistry.sol";
import {Beats} from "../../src/random/Beats.sol";
import {CopyChallenges} from "../../src/rights/CopyChallenges.sol";
import {DataCertificates} from "../../src/rights/DataCertificates.sol";
import {DataRightsRegistry} from "../../src/rights/DataRightsRegistry.sol";
import {Lineage} from "../../src/rights/Lineage.sol";
import {RightsDisputes} from "../../src/rights/RightsDisputes.sol";
import {Proxies} from "../../src/sharing/Proxies.sol";
import {ProxyReports} from "../../src/sharing/ProxyReports.sol";
import {ReaderKeys} from "../../src/sharing/ReaderKeys.sol";
import {ShareGrants} from "../../src/sharing/ShareGrants.sol";
import {AuditRounds} from "../../src/storage/AuditRounds.sol";
import {Deals} from "../../src/storage/Deals.sol";
import {LossReports} from "../../src/storage/LossReports.sol";
import {MinerRegistry} from "../../src/storage/MinerRegistry.sol";
import {Penalties} from "../../src/storage/Penalties.sol";
import {Repair} from "../../src/storage/Repair.sol";
import {ServedBytes} from "../../src/storage/ServedBytes.sol";
import {SettlementOffers} from "../../src/storage/SettlementOffers.sol";
import {Upkeep} from "../../src/storage/Upkeep.sol";
import {CessToken} from "../../src/token/CessToken.sol";
import {EraSettlement} from "../../src/token/EraSettlement.sol";
import {Vault} from "../../src/token/Vault.sol";
import {Vesting} from "../../src/token/Vesting.sol";
import {Licences} from "../../src/trade/Licences.sol";
import {Listings} from "../../src/trade/Listings.sol";
import {PurchaseOffers} from "../../src/trade/PurchaseOffers.sol";
import {Auctions} from "../../src/trade/Auctions.sol";
import {Previews} from "../../src/trade/Previews.sol";
import {GenesisSet} from "./GenesisSet.sol";
import {Profile} from "./Profile.sol";
import {Test} from "./Test.sol";
import {TestRandomness} from "./TestRandomness.sol";

/// @title The whole network with the numbers of contracts/parameters/test.json, deployed as a deployer does it: all
/// addresses are predicted from the nonces, the Directory comes first.
/// @dev Everything is the product but, where a test asks for it, the randomness.
abstract contract Network is Test {
    uint256 internal constant GENESIS = 1_800_000_000;
    address internal constant GOVERNOR = address(0x60);
    address internal constant COMMUNITY = address(0xc0);
    uint256 internal constant AUTHORITY_KEY = uint256(keccak256("attestation authority"));

    bytes32[54] private NAMES = [
        bytes32("NetworkParameters"),
        "CessToken",
        "Vault",
        "Vesting",
        "Podr2Verifier",
        "AttestationVerifier",
        "TeeRegistry",
        "Beats",
        "MinerRegistry",
        "Orders",
        "Deals",
        "AuditRounds",
        "LossReports",
        "Penalties",
        "Repair",
        "Upkeep",
        "SettlementOffers",
        "ServedBytes",
        "BeatMembers",
        "EraSettlement",
        "R2sStaking",
        "Credit",
        "R2sElection",
        "R2sConduct",
        "EraRewards",
        "DataRightsRegistry",
        "DataCertificates",
        "CopyChallenges",
        "Lineage",
        "RightsDisputes",
        "ReaderKeys",
        "Proxies",
        "ShareGrants",
        "ProxyReports",
        "AccessTerms",
        "RevenueShares",
        "PayPerRetrieval",
        "RetrievalLedger",
        "Subscriptions",
        "KeySales",
        "Licences",
        "Listings",
        "PurchaseOffers",
        "Auctions",
        "PayingReader",
        "Previews",
        "Architectures",
        "AiGapTasks",
        "AiGapRounds",
        "AiGapRewards",
        "AggregationDispute",
        "AiGapFaults",
        "AiGapDemands",
        "AiGapModels"
    ];

    Directory internal directory;
    NetworkParameters internal parameters;
    CessToken internal token;
    Vault internal vault;
    Podr2Verifier internal verifier;
    SoftwareAttestation internal attestation;
    TeeRegistry internal teeRegistry;
    MinerRegistry internal registry;
    Orders internal orders;
    Deals internal deals;
    AuditRounds internal audits;
    LossReports internal losses;
    Penalties internal penalties;
    Repair internal repair;
    Upkeep internal upkeep;
    SettlementOffers internal offers;
    ServedBytes internal servedBytes;
    IValidatorSet internal validatorSet;
    BeatMembers internal beatMembers;
    EraSettlement internal settlement;
    R2sStaking internal staking;
    Credit internal credit;
    R2sElection internal election;
    R2sConduct internal conduct;
    EraRewards internal eraRewards;
    DataRightsRegistry internal rights;
    DataCertificates internal certificates;
    CopyChallenges internal copies;
    Lineage internal lineage;
    RightsDisputes internal disputes;
    ReaderKeys internal readerKeys;
    Proxies internal proxies;
    ShareGrants internal grants;
    ProxyReports internal proxyReports;
    AccessTerms internal accessTerms;
    RevenueShares internal revenue;
    PayPerRetrieval internal retrievals;
    RetrievalLedger internal ledger;
    Subscriptions internal subscriptions;
    KeySales internal keySales;
    Licences internal licences;
    Listings internal listings;
    PurchaseOffers internal purchaseOffers;
    Auctions internal auctions;
    PayingReader internal payingReader;
    Previews internal previews;
    Architectures internal architectures;
    AiGapTasks internal aiTasks;
    AiGapRounds internal aiRounds;
    AiGapRewards internal aiRewards;
    AggregationDispute internal aiDispute;
    AiGapFaults internal aiFaults;
    AiGapDemands internal aiDemands;
    AiGapModels internal aiModels;
    /// @dev One of the two is there.
    TestRandomness internal randomness;
    Beats internal beats;

    /// @param realBeats whether Beats itself gives the randomness, or a TestRandomness in its place
    function deployNetwork(bool realBeats) internal {
        vm.warp(GENESIS);
        validatorSet = GenesisSet.place(address(this), genesisValidators());
        directory = _directory();
        parameters = NetworkParameters(
            Deploy.create(
                "NetworkParameters",
                abi.encode("test", Profile.constants("test", GENESIS), Profile.values("test"), GOVERNOR)
            )
        );
        address vesting = directory.find("Vesting");
        token = CessToken(
            Deploy.create(
                "CessToken", abi.encode(directory, [address(0xc1), vesting, COMMUNITY, address(0xc2), address(0xc3)])
            )
        );
        vault = Vault(Deploy.create("Vault", abi.encode(directory, _controllers())));
        Deploy.create("Vesting", abi.encode(address(0xc4), uint64(GENESIS), 4 * 365 days));
        verifier = Podr2Verifier(Deploy.create("Podr2Verifier", ""));
        attestation = SoftwareAttestation(Deploy.create("SoftwareAttestation", abi.encode(vm.addr(AUTHORITY_KEY))));
        teeRegistry = TeeRegistry(Deploy.create("TeeRegistry", abi.encode(directory)));
        if (realBeats) beats = Beats(Deploy.create("Beats", abi.encode(directory)));
        else randomness = new TestRandomness(directory);
        registry = MinerRegistry(Deploy.create("MinerRegistry", abi.encode(directory)));
        orders = Orders(Deploy.create("Orders", abi.encode(directory)));
        deals = Deals(Deploy.create("Deals", abi.encode(directory)));
        audits = AuditRounds(Deploy.create("AuditRounds", abi.encode(directory)));
        losses = LossReports(Deploy.create("LossReports", abi.encode(directory)));
        penalties = Penalties(Deploy.create("Penalties", abi.encode(directory)));
        repair = Repair(Deploy.create("Repair", abi.encode(directory)));
        upkeep = Upkeep(Deploy.create("Upkeep", abi.encode(directory)));
        offers = SettlementOffers(Deploy.create("SettlementOffers", abi.encode(directory)));
        servedBytes = ServedBytes(Deploy.create("ServedBytes", abi.encode(directory)));
        beatMembers = BeatMembers(Deploy.create("BeatMembers", abi.encode(directory)));
        settlement = EraSettlement(Deploy.create("EraSettlement", abi.encode(directory)));
        staking = R2sStaking(Deploy.create("R2sStaking", abi.encode(directory)));
        credit = Credit(Deploy.create("Credit", abi.encode(directory)));
        election = R2sElection(Deploy.create("R2sElection", abi.encode(directory)));
        conduct = R2sConduct(Deploy.create("R2sConduct", abi.encode(directory)));
        eraRewards = EraRewards(Deploy.create("EraRewards", abi.encode(directory)));
        rights = DataRightsRegistry(Deploy.create("DataRightsRegistry", abi.encode(directory)));
        certificates = DataCertificates(Deploy.create("DataCertificates", abi.encode(directory)));
        copies = CopyChallenges(Deploy.create("CopyChallenges", abi.encode(directory)));
        lineage = Lineage(Deploy.create("Lineage", abi.encode(directory)));
        disputes = RightsDisputes(Deploy.create("RightsDisputes", abi.encode(directory)));
        readerKeys = ReaderKeys(Deploy.create("ReaderKeys", ""));
        proxies = Proxies(Deploy.create("Proxies", ""));
        grants = ShareGrants(Deploy.create("ShareGrants", abi.encode(directory)));
        proxyReports = ProxyReports(Deploy.create("ProxyReports", abi.encode(directory)));
        accessTerms = AccessTerms(Deploy.create("AccessTerms", abi.encode(directory)));
        revenue = RevenueShares(Deploy.create("RevenueShares", abi.encode(directory)));
        retrievals = PayPerRetrieval(Deploy.create("PayPerRetrieval", abi.encode(directory)));
        ledger = RetrievalLedger(Deploy.create("RetrievalLedger", abi.encode(directory)));
        subscriptions = Subscriptions(Deploy.create("Subscriptions", abi.encode(directory)));
        keySales = KeySales(Deploy.create("KeySales", abi.encode(directory)));
        licences = Licences(Deploy.create("Licences", abi.encode(directory)));
        listings = Listings(Deploy.create("Listings", abi.encode(directory)));
        purchaseOffers = PurchaseOffers(Deploy.create("PurchaseOffers", abi.encode(directory)));
        auctions = Auctions(Deploy.create("Auctions", abi.encode(directory)));
        payingReader = PayingReader(Deploy.create("PayingReader", abi.encode(directory)));
        previews = Previews(Deploy.create("Previews", abi.encode(directory)));
        _deployAi(abi.encode(directory));
        validatorSet.bind(directory);
        _nameForTraces();
    }

    /// @notice Who seals blocks until an election: no consensus nodes.
    function genesisValidators() internal view virtual returns (address[] memory) {
        return GenesisSet.addresses(4);
    }

    /// @notice Gives `account` tokens and, with them, a vault balance.
    function fund(address account, uint256 amount) internal {
        vm.startPrank(COMMUNITY);
        token.approve(address(vault), amount);
        vault.depositFor(account, amount);
        vm.stopPrank();
    }

    function _deployAi(bytes memory arguments) private {
        architectures = Architectures(Deploy.create("Architectures", arguments));
        aiTasks = AiGapTasks(Deploy.create("AiGapTasks", arguments));
        aiRounds = AiGapRounds(Deploy.create("AiGapRounds", arguments));
        aiRewards = AiGapRewards(Deploy.create("AiGapRewards", arguments));
        aiDispute = AggregationDispute(Deploy.create("AggregationDispute", arguments));
        aiFaults = AiGapFaults(Deploy.create("AiGapFaults", arguments));
        aiDemands = AiGapDemands(Deploy.create("AiGapDemands", arguments));
        aiModels = AiGapModels(Deploy.create("AiGapModels", arguments));
    }

    function _directory() private returns (Directory) {
        uint256 nonce = vm.getNonce(address(this));
        bytes32[] memory names = new bytes32[](NAMES.length + 1);
        address[] memory addresses = new address[](NAMES.length + 1);
        for (uint256 i = 0; i < NAMES.length; i++) {
            names[i] = NAMES[i];
            addresses[i] = vm.computeCreateAddress(address(this), nonce + 1 + i);
        }
        (names[NAMES.length], addresses[NAMES.length]) = ("ValidatorSet", GenesisSet.WHERE);
        return Directory(Deploy.create("Directory", abi.encode(names, addresses, GOVERNOR)));
    }

    /// @dev Those that hold money; AuditRounds only says who passed.
    function _controllers() private view returns (address[] memory controllers) {
        controllers = new address[](20);
        controllers[0] = directory.find("Orders");
        controllers[1] = directory.find("Deals");
        controllers[2] = directory.find("MinerRegistry");
        controllers[3] = directory.find("Penalties");
        controllers[4] = directory.find("Repair");
        controllers[5] = directory.find("Upkeep");
        controllers[6] = directory.find("SettlementOffers");
        controllers[7] = directory.find("R2sStaking");
        controllers[8] = directory.find("DataRightsRegistry");
        controllers[9] = directory.find("RightsDisputes");
        controllers[10] = directory.find("RevenueShares");
        controllers[11] = directory.find("PayPerRetrieval");
        controllers[12] = directory.find("Subscriptions");
        controllers[13] = directory.find("KeySales");
        controllers[14] = directory.find("Licences");
        controllers[15] = directory.find("Listings");
        controllers[16] = directory.find("PurchaseOffers");
        controllers[17] = directory.find("Auctions");
        controllers[18] = directory.find("AiGapRewards");
        controllers[19] = directory.find("AiGapDemands");
    }

    /// @dev A wrong prediction would only show much later, as a call to nowhere.
    function _nameForTraces() private {
        for (uint256 i = 0; i < NAMES.length; i++) {
            address where = directory.find(NAMES[i]);
            assertGt(where.code.length, 0, "a predicted address has no code");
            assertLe(where.code.length, 24_576, "a contract is larger than EIP-170 allows");
            vm.label(where, string(bytes.concat(NAMES[i])));
        }
        assertEq(address(audits), directory.find("AuditRounds"));
    }
}
